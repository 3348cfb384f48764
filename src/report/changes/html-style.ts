/** The looks of the page: no fonts, no images, in the colours of the reader's system. */
export const style = `
:root { color-scheme: light dark; --fg: #1f2328; --dim: #59636e; --bg: #fff; --card: #f6f8fa; --line: #d1d9e0;
  --red: #b4232c; --redbg: #ffebe9; --green: #116329; --greenbg: #e6ffec; --amber: #8a5300; --blue: #0a53b8; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6edf3; --dim: #9198a1; --bg: #0d1117; --card: #151b23; --line: #3d444d;
  --red: #ff8a80; --redbg: #3a1518; --green: #6fdd8b; --greenbg: #10301b; --amber: #e3a94a; --blue: #6cb0ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 72rem; color: var(--fg); background: var(--bg);
  font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0; }
ul { margin: .25rem 0 .25rem; padding-left: 1.25rem; }
code, pre { font: 13px/1.45 ui-monospace, Menlo, Consolas, monospace; }
.dim { color: var(--dim); }
.levels { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0; padding: 0; list-style: none; }
.level { display: inline-block; padding: .05rem .6rem; border: 1px solid currentColor; border-radius: 1rem; font-weight: 600;
  font-size: .85rem; color: var(--dim); text-decoration: none; white-space: nowrap; }
.impossible, .data-loss, .outage { color: var(--red); }
.compatibility, .security { color: var(--amber); }
.rollout, .scale { color: var(--blue); }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; background: var(--card); }
summary { padding: .5rem .75rem; cursor: pointer; }
details > div { padding: 0 .75rem .75rem; }
details details { background: var(--bg); }
.risk { margin: .25rem 0 .75rem; padding-left: .75rem; border-left: 3px solid var(--line); }
.risk p { margin: .1rem 0; }
.field { margin: .6rem 0 0; }
.field > code { font-weight: 600; }
.field .field { margin-left: 1rem; }
pre { margin: .2rem 0 0; padding: .35rem 0; border: 1px solid var(--line); border-radius: .35rem; background: var(--bg);
  overflow-x: auto; }
pre span { display: block; padding: 0 .75rem; white-space: pre-wrap; min-height: 1.45em; }
pre .minus { color: var(--red); background: var(--redbg); }
pre .plus { color: var(--green); background: var(--greenbg); }
pre .far { color: var(--dim); }
`;
