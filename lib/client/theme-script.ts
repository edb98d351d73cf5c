/** Where the chosen theme is kept, and what the system's wish is asked with. */
export const THEME_KEY = 'batch-studio.theme';
export const DARK_QUERY = '(prefers-color-scheme: dark)';

/** Runs in the head before anything is painted, with the page's nonce. It holds constants only. */
export const themeScript = `(()=>{let t='system';try{t=localStorage.getItem('${THEME_KEY}')||t}catch{}
document.documentElement.dataset.theme=t==='dark'||t!=='light'&&matchMedia('${DARK_QUERY}').matches?'dark':'light'})()`;
