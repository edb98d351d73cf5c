/** The colours are those of the dashboard's design tokens; light and dark follow the system. */
export const STYLE = `
:root { color-scheme: light dark;
  --canvas: oklch(0.984 0.003 256); --surface: oklch(1 0 0); --hover: oklch(0.968 0.007 256);
  --border: oklch(0.917 0.007 258); --border-strong: oklch(0.858 0.012 258);
  --fg: oklch(0.235 0.022 262); --fg-2: oklch(0.435 0.022 260); --fg-3: oklch(0.525 0.02 258);
  --accent: oklch(0.505 0.175 261); --accent-hover: oklch(0.445 0.165 262); --accent-soft: oklch(0.955 0.02 258);
  --on-accent: oklch(1 0 0); --focus: oklch(0.505 0.195 261);
  --shadow: 0 1px 2px oklch(0.235 0.022 262 / 0.06), 0 6px 20px oklch(0.235 0.022 262 / 0.07); }
@media (prefers-color-scheme: dark) { :root {
  --canvas: oklch(0.172 0.012 262); --surface: oklch(0.21 0.014 262); --hover: oklch(0.248 0.016 262);
  --border: oklch(0.292 0.016 262); --border-strong: oklch(0.365 0.018 262);
  --fg: oklch(0.95 0.006 258); --fg-2: oklch(0.765 0.014 258); --fg-3: oklch(0.675 0.016 258);
  --accent: oklch(0.56 0.165 261); --accent-hover: oklch(0.515 0.165 261); --accent-soft: oklch(0.29 0.055 262);
  --focus: oklch(0.74 0.134 257);
  --shadow: 0 1px 2px oklch(0 0 0 / 0.35), 0 6px 20px oklch(0 0 0 / 0.3); } }
@media (prefers-contrast: more) { :root { --border: currentColor; --border-strong: currentColor; --fg-2: var(--fg); --fg-3: var(--fg); } }
* { box-sizing: border-box; margin: 0; }
body { min-height: 100vh; display: grid; grid-template: 1fr auto / minmax(0, 1fr); justify-items: center; padding: 24px;
  color: var(--fg); background: radial-gradient(1200px 520px at 50% -120px, var(--accent-soft), transparent 70%), var(--canvas);
  font: 0.8125rem/1.25rem "Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, "Inter Variable", Inter, "Noto Sans", system-ui, sans-serif; }
main { align-self: center; width: 100%; max-width: 400px; padding: 32px; background: var(--surface);
  border: 1px solid var(--border); border-radius: 12px; box-shadow: var(--shadow); overflow-wrap: anywhere; }
.brand { display: flex; align-items: center; gap: 12px; }
.brand svg { flex: none; } .brand .tile { fill: var(--accent); } .brand .bars { fill: var(--on-accent); }
.brand strong, .brand .quiet { display: block; } .brand strong { font-size: 0.875rem; font-weight: 600; }
.quiet { color: var(--fg-3); font-size: 0.75rem; line-height: 1rem; }
h1 { margin-top: 20px; font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; letter-spacing: -0.015em; }
h1 + p { margin-top: 4px; color: var(--fg-2); }
form { margin-top: 20px; }
ul { list-style: none; padding: 0; margin-bottom: 16px; border: 1px solid var(--border); border-radius: 8px; overflow: hidden; }
li + li { border-top: 1px solid var(--border); }
button { font: inherit; color: inherit; cursor: pointer; }
.account { display: flex; align-items: center; gap: 12px; width: 100%; padding: 12px; text-align: start; border: 0; background: none; }
.account:hover { background: var(--hover); }
.account svg { flex: none; color: var(--accent); }
.account strong, .account span { display: block; } .account strong { font-weight: 600; } .account .role { color: var(--fg-2); }
.button { width: 100%; min-height: 40px; padding: 0 16px; font-size: 0.875rem; font-weight: 500; border-radius: 6px;
  border: 1px solid var(--border-strong); background: var(--surface); }
.button:hover { background: var(--hover); }
.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
.primary:hover { background: var(--accent-hover); }
main > .button, noscript .button { margin-top: 20px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.account:focus-visible { outline-offset: -3px; border-radius: 8px; }
footer { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 4px 16px; color: var(--fg-3); font-size: 0.75rem; }
@media (max-width: 767px) { body { padding: 24px 16px; } main { padding: 24px; } }
.tag { padding: 1px 6px; border: 1px solid var(--border-strong); border-radius: 4px; font-weight: 500; color: var(--fg-2); }`;
