/** macOS keeps Ctrl M for itself. Asked once: a browser takes long to answer. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
