/** Monaco as a module of its own (lib/bundle/monaco.mjs), and its styles. The address is put in by the build. */
export const MONACO_URL = process.env.MONACO_URL ?? '';
export const MONACO_CSS = MONACO_URL.replace(/\.js$/, '.css');

/** Addresses that open with an editor. */
const OPENS_WITH_EDITOR = /\/(?:(?:endpoints|deployments)\/~new|yaml)$/;

/** Whether the page of this path shows an editor at once. */
export const opensWithEditor = (pathname: string) => OPENS_WITH_EDITOR.test(pathname);

/**
 * Runs in the head with the page's nonce, and holds constants only: the browser loads and compiles Monaco while the page's
 * own code is still on its way. A policy with `strict-dynamic` allows it what a trusted script asks for.
 */
export const editorAheadScript = `if(${OPENS_WITH_EDITOR}.test(location.pathname))for(const of of [
{rel:'modulepreload',href:'${MONACO_URL}'},{rel:'preload',as:'style',href:'${MONACO_CSS}'}])
document.head.append(Object.assign(document.createElement('link'),of))`;
