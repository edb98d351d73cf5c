import '@fontsource-variable/inter/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { editorAheadScript } from '@/lib/client/editor-ahead';
import { themeScript } from '@/lib/client/theme-script';
import { publicSettings } from '@/lib/server/env';
import { Providers } from './providers';

/** No title here: every page and waiting screen brings its own, and of two the browser would take the wrong one. */
export const metadata: Metadata = {
  description: 'Azure Machine Learning batch endpoints',
};
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#15181f' },
  ],
};

/** Reading the headers makes every page dynamic, which the nonce of the content security policy needs. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" data-theme="light" suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning>
          {themeScript}
        </script>
        <script nonce={nonce} suppressHydrationWarning>
          {editorAheadScript}
        </script>
      </head>
      <body>
        <Providers settings={publicSettings()}>{children}</Providers>
      </body>
    </html>
  );
}
