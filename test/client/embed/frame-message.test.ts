import { describe, expect, it } from "@jest/globals";
import {
  askMessage,
  isPageMessage,
  sizeMessage,
  toFigureMessage,
} from "../../../client/embed/frame-message.ts";
import { toFigureUrl } from "../../../client/embed/figure-frame.ts";

describe("messages between a figure and its page", () => {
  it("are read back as they were sent, heights in whole px", () => {
    expect(toFigureMessage(structuredClone(sizeMessage(419.2, "A title")))).toEqual(
      sizeMessage(420, "A title"),
    );
    expect(isPageMessage(structuredClone(askMessage()))).toBe(true);
  });

  it.each([
    null,
    "entente-figure/1",
    420,
    [],
    {},
    { protocol: "entente-figure/1", kind: "size" },
    { protocol: "entente-figure/1", kind: "size", height: "420" },
    { protocol: "entente-figure/1", kind: "size", height: NaN },
    { protocol: "entente-figure/1", kind: "size", height: Infinity },
    { protocol: "entente-figure/1", kind: "size", height: 0 },
    { protocol: "entente-figure/1", kind: "size", height: 20_001 },
    { protocol: "entente-figure/1", kind: "open", height: 420 },
    { protocol: "entente-figure/2", kind: "size", height: 420 },
  ])("are ignored in any other shape: %j", (data) => {
    expect(toFigureMessage(data)).toBeNull();
    expect(isPageMessage(data)).toBe(false);
  });

  it("carry no more of a title than fits a name", () => {
    expect(toFigureMessage(sizeMessage(10, "x".repeat(10_000)))?.title).toHaveLength(500);
    expect(
      toFigureMessage({ protocol: "entente-figure/1", kind: "size", height: 10, title: 7 })?.title,
    ).toBe("");
  });
});

describe("the address of a figure in an attribute", () => {
  it("may be relative to the page", () => {
    expect(toFigureUrl("/embed/a", "https://news.example.org/x")?.href).toBe(
      "https://news.example.org/embed/a",
    );
  });

  it.each([
    null,
    "",
    "  ",
    "javascript:alert(1)",
    "data:text/html,x",
    "blob:https://x/y",
    "http://",
  ])("is none in %j", (text) => {
    expect(toFigureUrl(text, "https://news.example.org/")).toBeNull();
  });
});
