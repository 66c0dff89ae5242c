import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchChromium } from "./launch-chromium.ts";
import { openExplorer, settled } from "./open-explorer.ts";
import { DESKTOP, PHONE } from "./open-page.ts";
import { makeDataFolder, startEntente, type EntenteProcess } from "./start-entente.ts";
import { violations } from "./violations.ts";

const SECRET = "k3Vq9_xT-0aLmZp7Yc2RwN8e";
const TOKENS = { ENTENTE_TOKENS: `editor:Anna Keller:${SECRET}` };

let browser: Browser;
let server: EntenteProcess;
let open: EntenteProcess;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let readable: Awaited<ReturnType<typeof makeDataFolder>>;

beforeAll(async () => {
  [data, readable] = await Promise.all([makeDataFolder(), makeDataFolder()]);
  [browser, server, open] = await Promise.all([
    launchChromium(),
    startEntente(data.folder, 0, TOKENS),
    startEntente(readable.folder, 0, { ...TOKENS, ENTENTE_PUBLIC_READONLY: "1" }),
  ]);
}, 90_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([server.stop(), open.stop()]);
  await Promise.all([data.remove(), readable.remove()]);
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

describe("a server with tokens", () => {
  it("asks for one before it shows anything, without a script, and comes back to the link", async () => {
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto(`${server.url}/?open=tur&view=table`);
    await page.getByRole("heading", { name: "Log in" }).waitFor();
    await page.getByLabel("Access token").fill("wrong");
    await page.getByRole("button", { name: "Log in" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("does not know this token");

    await page.getByLabel("Access token").fill(SECRET);
    await page.keyboard.press("Enter");

    await page.waitForURL(`${server.url}/?open=tur&view=table`);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
  });

  it.each([
    ["light", DESKTOP],
    ["dark", PHONE],
  ] as const)(
    "has a login page without violations, in %s colours",
    async (colorScheme, viewport) => {
      const page = await newPage({ colorScheme, viewport });
      await page.goto(server.url);
      expect(await violations(page)).toEqual([]);
      await page.getByLabel("Access token").fill("wrong");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").waitFor();

      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    },
  );

  it("opens a link on another site for whoever is logged in", async () => {
    const page = await logIn();
    const elsewhere = createServer((_request, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(`<a href="${server.url}/?open=tur">the graph</a>`);
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const { port } = elsewhere.address() as AddressInfo;
    // Another site than 127.0.0.1 to the browser.
    await page.goto(`http://localhost:${port}/`);

    await page.getByRole("link", { name: "the graph" }).click();

    await page.locator("entente-stance").first().waitFor();
    expect(page.url()).toBe(`${server.url}/?open=tur`);
    elsewhere.close();
  });

  it("says who is logged in, and logs out", async () => {
    const page = await logIn();
    const account = page.getByRole("button", { name: "Logged in as Anna Keller" });
    await account.focus();
    await page.keyboard.press("Enter");
    await page.getByText("You may read, query and change everything.").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Log out" }).click();

    await page.getByRole("heading", { name: "Log in" }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect((await page.request.get(`${server.url}/api/network`)).status()).toBe(401);
  });

  it("asks again in the middle of work and takes it up where it was", async () => {
    const page = await logIn("/?open=tur");
    await page.context().clearCookies();

    await page.getByRole("checkbox", { name: /Casualties/ }).check();
    const dialog = page.getByRole("dialog", { name: "Log in to go on" });
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel("Access token").fill("wrong");
    await page.keyboard.press("Enter");
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel("Access token").fill(SECRET);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await settled(page);

    expect(new URL(page.url()).search).toBe("?issue=casualties&open=tur");
    expect(await page.locator("entente-totals p").first().textContent()).toMatch(/of 49 stances/);
    expect(await page.getByRole("checkbox", { name: /Casualties/ }).isChecked()).toBe(true);
  });

  it("says what is missing where one does not log in, and asks again", async () => {
    const page = await logIn();
    await page.context().clearCookies();
    await page.getByRole("checkbox", { name: /Casualties/ }).check();
    await page.getByRole("dialog", { name: "Log in to go on" }).waitFor();

    await page.keyboard.press("Escape");

    const notices = page.locator("entente-notices");
    await notices.getByText("This needs the role viewer").waitFor();
    await notices.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("dialog", { name: "Log in to go on" }).waitFor();
  });
});

describe("a server that everybody may read", () => {
  it("offers the login to strangers and keeps the view", async () => {
    const { page, faults } = await openExplorer(browser, `${open.url}/?open=tur`);
    await page.getByRole("button", { name: "Log in", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Log in to go on" });
    await dialog.getByLabel("Access token").fill(SECRET);
    await page.keyboard.press("Enter");
    const account = page.getByRole("button", { name: "Logged in as Anna Keller" });
    await account.click();
    await page.getByRole("button", { name: "Log out" }).click();

    await page.getByRole("button", { name: "Log in", exact: true }).waitFor();
    expect(page.url()).toBe(`${open.url}/?open=tur`);
    expect(faults).toEqual([]);
  });
});

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  return context.newPage();
}

/** The explorer, logged in through its page. */
async function logIn(where = "/"): Promise<Page> {
  const page = await newPage({ reducedMotion: "reduce", locale: "en-GB" });
  await page.goto(`${server.url}${where}`);
  await page.getByLabel("Access token").fill(SECRET);
  await page.getByRole("button", { name: "Log in" }).click();
  await settled(page);
  return page;
}
