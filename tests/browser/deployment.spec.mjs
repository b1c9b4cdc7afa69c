// The same release in other places: at the root and below a path, and with its API on another origin, without being built again.

import { expect, test } from "@playwright/test";
import { configureFolder, readSettings } from "../../packages/build/lib/hosting/configure.mjs";
import { withApi, withMetaContent } from "../../packages/build/lib/hosting/document.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";
import { otherApi, referenceServer, signedToken } from "./support/other-api.mjs";
import { copyOfRelease, staticHost } from "./support/static-host.mjs";

for (const below of ["", "/ext"]) {
  test(`a release below ${below || "/"} shows its icons and asks for nothing outside of it`, async ({ page }) => {
    const host = await staticHost("--below", below);
    try {
      const { frame } = await showInBareHost(page, surfaceAddress({ frames: `${host.origin}${below}` }, "panel"));
      const icon = frame.locator(".surface svg use").first();
      await expect(icon).toBeVisible();
      // A symbol that did not arrive has no extent.
      await expect.poll(() => icon.evaluate((use) => use.getBBox().width)).toBeGreaterThan(0);

      await expect.poll(() => host.log.map(({ path }) => path)).toEqual(expect.arrayContaining([`${below}/api/vehicles`, `${below}/icons.svg`]));
      expect(host.log.filter(({ path }) => !path.startsWith(`${below}/`) && path !== "/bare-host")).toEqual([]);
    } finally {
      host.close();
    }
  });
}

test("the token goes to an API of another origin and not to the host of the pages", async ({ page }) => {
  const api = await otherApi();
  const copy = await copyOfRelease();
  await configureFolder(copy.folder, readSettings({ api: `${api.origin}/v1/` }));
  const host = await staticHost("--folder", copy.folder);
  try {
    const { frame } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, "panel"));

    await expect(frame.getByText("No vehicles")).toBeVisible();
    expect(api.asked).toEqual(["/v1/vehicles?resource=deal&record=1"]);
    expect(host.log.length).toBeGreaterThan(2);
    expect(host.log.filter(({ authorized, path }) => authorized || path.includes("vehicles"))).toEqual([]);
  } finally {
    host.close();
    api.close();
    await copy.remove();
  }
});

test("the reference server answers pages of another origin that it was told of", async ({ page }) => {
  const copy = await copyOfRelease();
  const host = await staticHost("--folder", copy.folder);
  const api = await referenceServer({ allowed: host.origin });
  await configureFolder(copy.folder, readSettings({ api: `${api.origin}/api` }));
  try {
    const { frame } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, "panel", { token: signedToken() }));

    await expect(frame.getByText("4 vehicles")).toBeVisible();
    await frame.getByRole("button", { name: "Refresh vehicles" }).click();
    await expect(frame.getByText("4 vehicles")).toBeVisible();
    expect(host.log.filter(({ authorized }) => authorized)).toEqual([]);
  } finally {
    host.close();
    await api.close();
    await copy.remove();
  }
});

test.describe("a release that is set up wrongly says so", () => {
  const heading = "This page is not set up correctly";

  for (const written of ["htps://api.example.com", "https://[api", "javascript:alert(1)"]) {
    test(`when its API is ${written}, and asks nobody`, async ({ page }) => {
      const copy = await copyOfRelease((html) => withMetaContent(html, "api", written));
      const host = await staticHost("--folder", copy.folder);
      try {
        const { frame, initialized } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, "panel"));
        await initialized();
        await expect(frame.getByRole("heading", { name: heading })).toBeVisible();
        await expect(frame.getByText(`The app's server is set to "${written}", which is not an address of https. Tell the people who run this app.`)).toBeVisible();
        await expect(frame.locator("#start")).toHaveCount(0);
        expect(page.frames().at(-1).url()).not.toContain("token");
        expect(host.log.filter(({ authorized }) => authorized)).toEqual([]);
      } finally {
        host.close();
        await copy.remove();
      }
    });
  }

  test("when a page of https would ask by http, but not when that stays on the machine", async ({ page }) => {
    const copy = await copyOfRelease((html) => withApi(html, "http://api.example.test"));
    const local = await copyOfRelease((html) => withApi(html, "http://localhost:9"));
    let { folder } = copy;
    await page.route("https://app.example.test/**", (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: `${folder}${pathname === "/panel" ? "/panel.html" : pathname}` });
    });
    await page.goto("https://app.example.test/panel?id=1");
    await expect(page.getByText("is set to \"http://api.example.test\", which is not an address of https")).toBeVisible();
    folder = local.folder;
    await page.goto("https://app.example.test/panel?id=1");
    await expect(page.getByRole("heading", { name: "Open this in Pipedrive" })).toBeVisible();
    await expect(page.getByRole("heading", { name: heading })).toBeHidden();
    await copy.remove();
    await local.remove();
  });

  test("when its policy leaves its API out, whatever the program shows", async ({ page }) => {
    const api = await otherApi();
    const copy = await copyOfRelease((html) => withMetaContent(html, "api", `${api.origin}/v1`));
    const host = await staticHost("--folder", copy.folder);
    try {
      const { frame } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, "panel"));
      await expect(frame.getByText(`The app's server is set to ${api.origin}, which connect-src of the page's policy leaves out.`)).toBeVisible();
      await expect(frame.locator(".surface").first()).toBeHidden();
      expect(api.asked).toEqual([]);
    } finally {
      host.close();
      api.close();
      await copy.remove();
    }
  });
});
