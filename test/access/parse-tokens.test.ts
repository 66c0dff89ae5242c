import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { parseTokens } from "../../server/access/parse-tokens.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";

const SECRET = "k3Vq9_xT-0aLmZp7Yc2RwN8e";
const OTHER = "b7Hs4.Qd~1fGjUo6Wv5KtE9i";

describe("parseTokens", () => {
  it("reads role, name and secret of entries between commas and on lines", () => {
    const text = `# who may edit\neditor:Anna Keller:${SECRET} ,\n\n  viewer:desk-2:${OTHER}\n`;

    const tokens = parseTokens(text, "ENTENTE_TOKENS");

    expect(tokens.map(({ role, name }) => [role, name])).toEqual([
      ["editor", "Anna Keller"],
      ["viewer", "desk-2"],
    ]);
    expect(tokens[0]?.matches(SECRET)).toBe(true);
    expect(tokens[0]?.matches(OTHER)).toBe(false);
    expect(tokens[0]?.matches(`${SECRET} `)).toBe(false);
  });

  it("gives nothing away when a token is logged", () => {
    const tokens = parseTokens(`editor:Anna:${SECRET}`, "ENTENTE_TOKENS");

    const shown = inspect(tokens, { depth: 9, showHidden: true }) + JSON.stringify(tokens);

    expect(shown).toContain("Anna");
    expect(shown).not.toContain(SECRET);
    expect(shown).not.toMatch(/digest|sessionKey":/);
  });

  it.each([
    ["editor:Anna", "is not role:name:secret"],
    [`Editor:Anna:${SECRET}`, "is not role:name:secret"],
    [`stranger:Anna:${SECRET}`, "is not role:name:secret"],
    [`editor:Anna:${SECRET}:more`, "is not role:name:secret"],
    [SECRET, "is not role:name:secret"],
    [`editor::${SECRET}`, "has a name that cannot be used"],
    [`editor:-x:${SECRET}`, "has a name that cannot be used"],
    [`editor:${"n".repeat(41)}:${SECRET}`, "has a name that cannot be used"],
    [`editor:Anna:${SECRET.slice(0, 23)}`, "has a secret of 23 characters"],
    [`editor:Anna:${"ab1".repeat(200)}`, "has a secret of 600 characters"],
    [`editor:Anna:${"abab".repeat(8)}`, "has a secret that can be guessed"],
    [`editor:Anna:${SECRET} x`, "has a secret with characters other than"],
    [`editor:Anna:pässword-of-many-letters-1`, "has a secret with characters other than"],
    [`viewer:Desk:${OTHER},editor:Desk:${SECRET}`, "has the same name as entry 1"],
    [`viewer:Desk:${SECRET},editor:Anna:${SECRET}`, "has the same secret as entry 1"],
  ])("refuses %j and says why without repeating it", (text, reason) => {
    const message = refusal(text);

    expect(message).toMatch(/^ENTENTE_TOKENS, entry \d /);
    expect(message).toContain(reason);
    expect(message).toMatch(/; \w.*\.$/);
    for (const part of text.split(/[:,]/)) {
      if (part.length > 10) expect(message).not.toContain(part);
    }
  });
});

function refusal(text: string): string {
  try {
    parseTokens(text, "ENTENTE_TOKENS");
  } catch (error) {
    if (error instanceof EntenteError && error.code === "invalid-setting") return error.message;
    throw error;
  }
  throw new Error("the tokens were not refused");
}
