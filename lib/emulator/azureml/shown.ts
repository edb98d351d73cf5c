/** A given URI as an error may repeat it: without user info, query and fragment, where a password or a SAS would stand. */
export const shown = (uri: string) => uri.replace(/[?#].*$/s, '').replace(/^([a-z]+:[\\/]*)[^\\/]*@/i, '$1');
