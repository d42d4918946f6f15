// Recognisers of browsers, which test images and services that make pages to pictures have.
import type { Recogniser, Rule } from '../recogniser.ts';

const FIREFOX: Rule = {
  anchor: 'Name=Firefox',
  behind: 300,
  version: /^Name=Firefox\r?\n(?:[^[]{0,200}?\n)?Version=(\d{1,3}(?:\.\d{1,4}){1,3})/,
};

export const BROWSERS: readonly Recogniser[] = [
  {
    product: 'chrome',
    files: ['chrome', 'chromium', 'chrome.exe', 'headless_shell', 'chrome-headless-shell'],
    cpe: 'google:chrome',
    rules: [
      {
        anchor: '\0Default',
        before: 24,
        behind: 0,
        version: /\0(\d{2,3}\.\d{1,2}\.\d{4,5}\.\d{1,3})\0Default$/,
      },
      {
        anchor: '\0chrome\0',
        before: 20,
        behind: 0,
        version: /\0(\d{2,3}\.0\.\d{4,5}\.\d{1,3})\0chrome\0$/,
      },
      { before: 8, behind: 24, version: /\0(\d{2,3}\.0\.\d{4,5}\.\d{1,3})\0/, weak: true, sole: true },
    ],
  },
  {
    product: 'firefox-esr',
    files: ['firefox-esr/application.ini'],
    head: 'any',
    cpe: 'mozilla:firefox_esr',
    rules: [FIREFOX],
  },
  {
    product: 'firefox',
    files: ['application.ini'],
    head: 'any',
    cpe: 'mozilla:firefox',
    rules: [FIREFOX],
  },
];
