// The vehicles of the record, fetched again when there is a reason to.

import { useCallback, useEffect, useRef, useState } from "react";
import { get } from "../backend.js";
import { path } from "../vehicles.js";
import { Command, Event } from "./pipedrive.js";

const times = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

/** What is known of the list: `list` and `error` may both be there, when what is shown is old. */
export function useVehicles(sdk) {
  const [{ list, error, since }, setKnown] = useState({});
  const [busy, setBusy] = useState(true);
  const newest = useRef(0);
  const written = useRef("");
  const host = useRef(sdk);
  host.current = sdk;

  const refresh = useCallback(async () => {
    newest.current += 1;
    const own = newest.current;
    setBusy(true);
    try {
      const fetched = await get(path, async () => (await host.current.execute(Command.GET_SIGNED_TOKEN)).token);
      // Of several tries the newest counts.
      if (own !== newest.current) return;
      // The same again changes nothing.
      const text = JSON.stringify(fetched);
      const isNews = text !== written.current;
      written.current = text;
      setKnown((known) => ({ list: isNews ? fetched : known.list, since: times.format(new Date()) }));
    } catch (failure) {
      if (own === newest.current) setKnown((known) => ({ ...known, error: failure.message }));
    }
    if (own === newest.current) setBusy(false);
  }, []);

  useEffect(() => { refresh(); }, [refresh]);
  useEffect(() => {
    addEventListener("online", refresh);
    return () => removeEventListener("online", refresh);
  }, [refresh]);
  useEffect(() => {
    const channel = new BroadcastChannel("pipeframe.changes");
    channel.onmessage = () => refresh();
    return () => channel.close();
  }, [refresh]);
  useEffect(() => sdk?.listen(Event.VISIBILITY, ({ data }) => { if (data.is_visible) refresh(); }), [sdk, refresh]);

  return { list, error, since, busy, refresh };
}
