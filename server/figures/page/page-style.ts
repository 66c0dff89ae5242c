import type { FigureTheme } from "../../wire/figure.ts";
import { INKS } from "../drawing/inks.ts";
import { FAMILIES } from "../formats/write-svg.ts";

/** Screens narrower than this get the picture for phones. */
const NARROW_PX = 560;

const NAMES = ["paper", "text", "quiet", "line", "strong"] as const;

function colors(theme: "light" | "dark"): string {
  return NAMES.map((name) => `--${name}:${INKS[name][theme]}`).join(";");
}

function scheme(theme: FigureTheme): string {
  if (theme !== "auto") return `:root{color-scheme:${theme};${colors(theme)}}`;
  return `:root{color-scheme:light dark;${colors("light")}}@media screen and (prefers-color-scheme:dark){:root{${colors("dark")}}}`;
}

/** The style sheet of a figure's page. @param width of the picture, in px. */
export function pageStyle(theme: FigureTheme, width: number): string {
  return `${scheme(theme)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--text);font:400 15px/1.45 ${FAMILIES};-webkit-text-size-adjust:100%;text-size-adjust:100%}
main{max-width:${width}px;margin:0 auto}
figure{margin:0}
figure svg{display:block;width:100%;height:auto}
.narrow{display:none}
@media (max-width:${NARROW_PX - 1}px){.wide{display:none}.narrow{display:block}}
.more{padding:0 clamp(12px,3vw,20px) 14px;font-size:14px}
.status{margin:0 0 6px;color:var(--quiet)}
details{border-top:1px solid var(--line)}
summary{padding:7px 0;min-height:24px;font-weight:600;cursor:pointer}
summary:focus-visible,a:focus-visible,.scroll:focus-visible{outline:2px solid var(--text);outline-offset:2px}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:5px 14px 5px 0;border-top:1px solid var(--line);text-align:start;vertical-align:top}
th{font-weight:600;border-top:0}
td.number,th.number{text-align:end;white-space:nowrap}
td.day{white-space:nowrap}
tr.rest td,.quiet{color:var(--quiet)}
blockquote{margin:3px 0 0;quotes:"“" "”"}
blockquote::before{content:open-quote}
blockquote::after{content:close-quote}
ul{margin:0;padding:0 0 8px;list-style:none}
li{padding:3px 0}
a{color:inherit;text-underline-offset:.18em;text-decoration-thickness:1px}
pre{margin:4px 0 10px;padding:8px 10px;border:1px solid var(--line);overflow-x:auto;font-size:12px;white-space:pre-wrap;overflow-wrap:anywhere}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.swatch{display:inline-block;width:9px;height:9px;margin-inline-end:7px}
@media print{.more details:not([open]){display:none}.scroll{overflow:visible}}
`;
}
