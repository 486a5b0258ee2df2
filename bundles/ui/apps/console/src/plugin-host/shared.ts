import * as pluginSdk from '@plumbline/plugin-sdk';
import * as uiKit from '@plumbline/ui-kit';
import * as reactQuery from '@tanstack/react-query';
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import * as reactDomClient from 'react-dom/client';

declare global {
  var __plumblineShared: Map<string, unknown> | undefined;
}

/**
 * Hands the console's own copies to the files of the import map, so that there is one React, one query cache and one
 * theme. The list is fixed within uiApi 1.
 */
export function share(): void {
  globalThis.__plumblineShared ??= new Map<string, unknown>([
    ['react', react],
    ['react/jsx-runtime', jsxRuntime],
    ['react-dom', reactDom],
    ['react-dom/client', reactDomClient],
    ['@tanstack/react-query', reactQuery],
    ['@plumbline/plugin-sdk', pluginSdk],
    ['@plumbline/ui-kit', uiKit],
  ]);
}
