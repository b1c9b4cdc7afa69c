"""What an app in Python does with its client; its addresses are the stand-in's."""

import json
import sys

from pipedrive.client import Client
from pipedrive.exceptions import BadRequestError, NotFoundError

address, client_id, client_secret, redirect, command, *rest = sys.argv[1:]
client = Client(client_id, client_secret, domain=address)
client.OAUTH_BASE_URL = f"{address}/oauth/"


def all_persons():
    """Page by page, as version 1 counts."""
    start = 0
    while start is not None:
        page = client.persons.get_all_persons(params={"start": start, "limit": 3})
        yield from (person["id"] for person in page["data"])
        start = page["additional_data"]["pagination"].get("next_start")


def is_gone(deal):
    try:
        client.deals.get_deal(deal)
    except NotFoundError:
        return True
    return False


def replayed(code):
    try:
        client.exchange_code(redirect, code)
    except BadRequestError as error:
        return str(error.args[0])
    return "accepted"


if command == "authorization-url":
    print(client.authorization_url(redirect, "a state"))
else:
    code, hook = rest
    first = client.exchange_code(redirect, code)
    second = client.refresh_token(first["refresh_token"])
    client.set_access_token(second["access_token"])
    me = client.users.get_me()["data"]
    persons = list(all_persons())
    client.webhooks.create_hook_subscription(hook, "create", "deal")
    webhooks = client.webhooks.get_hooks_subscription()["data"]
    deal = client.deals.create_deal({"title": "From Python"})["data"]
    client.deals.delete_deal(deal["id"])
    print(json.dumps({
        "me": {"company": me["company_domain"], "user": me["id"]},
        "persons": persons,
        "deal": {"title": deal["title"], "gone": is_gone(deal["id"])},
        "refreshed": first["access_token"] != second["access_token"],
        "replayed": replayed(code),
        "webhooks": [f"{webhook['event_action']}.{webhook['event_object']}" for webhook in webhooks],
    }))
