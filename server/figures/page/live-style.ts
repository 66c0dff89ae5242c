/** The style sheet of a figure that has come alive, after that of its page. */
export const LIVE_STYLE = `
figure{position:relative}
.visually-hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.is-live [data-node],.is-live [data-dyad]{cursor:pointer}
.is-live svg:focus{outline:none}
.is-live svg.has-keys:focus{outline:2px solid var(--text);outline-offset:-2px}
.is-faded{opacity:.2}
.is-out{display:none}
[data-node].is-out{display:inline;opacity:.15}
.is-chosen{filter:drop-shadow(0 0 1px var(--text)) drop-shadow(0 0 2px var(--text))}
.live-tools{display:flex;gap:4px;padding:0 clamp(12px,3vw,20px) 8px}
.live-tools svg{width:14px;height:14px;margin:auto}
.live-tools button,.live-evidence header button,.live-filter button{min-width:34px;min-height:34px;padding:0 8px;border:1px solid var(--line);border-radius:3px;background:var(--paper);color:var(--text);font:inherit;cursor:pointer}
.live-tools button:focus-visible,.live-filter :focus-visible,.live-evidence :focus-visible,.live-evidence:focus-visible{outline:2px solid var(--text);outline-offset:1px}
.live-hint{position:absolute;inset-block-start:10px;inset-inline-start:50%;translate:-50% 0;margin:0;padding:6px 12px;border-radius:3px;background:var(--text);color:var(--paper);font-size:14px;pointer-events:none}
.live-filter{display:flex;flex-wrap:wrap;gap:6px 14px;align-items:center;padding:0 clamp(12px,3vw,20px) 8px;font-size:14px}
.live-filter select,.live-filter input{min-height:34px;max-width:100%;padding:0 8px;border:1px solid var(--line);border-radius:3px;background:var(--paper);color:var(--text);font:inherit}
.live-evidence{padding:10px clamp(12px,3vw,20px);border-top:2px solid var(--text)}
.live-evidence header{display:flex;justify-content:space-between;align-items:start;gap:12px}
.live-evidence h2{margin:4px 0;font-size:16px;font-weight:650;line-height:1.3}
.live-evidence h3{margin:2px 0;font-size:14px;font-weight:600}
.live-evidence p{margin:2px 0}
.live-stances{margin:0;padding:0;list-style:none}
.live-stances li{padding:10px 0;border-top:1px solid var(--line)}
.live-when{display:flex;justify-content:space-between;gap:12px}
.live-polarity{font-weight:600}
.live-evidence blockquote{margin:4px 0;font-size:17px;line-height:1.35}
.live-evidence blockquote::before,.live-evidence blockquote::after{content:none}
.live-quiet,.live-source{color:var(--quiet);font-size:13px}
figure:fullscreen{overflow:auto;background:var(--paper)}
@media (prefers-reduced-motion:no-preference){[data-node],[data-dyad]{transition:opacity .15s}}
@media (max-width:559px){.live-tools button,.live-filter button,.live-filter select,.live-filter input{min-height:44px;min-width:44px}}
@media print{.live-tools,.live-filter,.live-hint,.live-evidence{display:none}.is-faded,.is-out{opacity:1;display:inline}}
`;
