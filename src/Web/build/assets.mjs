// Fills wwwroot/lib from node_modules: only the files the pages load, and one sprite with the icons that
// package.json names under "icons". Run by Assets.targets; takes no arguments.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lib = join(root, 'wwwroot', 'lib');
mkdirSync(lib, { recursive: true });

// Source maps are not shipped, so their pointers go too: each would be a 404 in a browser's tools.
const text = (from, to) => writeFileSync(
  join(lib, to),
  readFileSync(join(modules, from), 'utf8').replace(/\n?\/[/*][#@] sourceMappingURL=[^\n*]*(\*\/)?/g, ''));

text('bootstrap/dist/css/bootstrap.min.css', 'bootstrap.min.css');
text('bootstrap/dist/css/bootstrap.rtl.min.css', 'bootstrap.rtl.min.css');
text('htmx.org/dist/htmx.min.js', 'htmx.min.js');
writeFileSync(join(lib, 'vazirmatn-33.0.3.woff2'), readFileSync(join(modules, 'vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2')));

const { icons } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const symbols = icons.map(name => {
  const file = join(modules, 'bootstrap-icons', 'icons', `${name}.svg`);
  if (!existsSync(file)) {
    console.error(`package.json : error ICON1: bootstrap-icons has no icon "${name}"`);
    process.exit(1);
  }
  const [, viewBox] = /viewBox="([^"]+)"/.exec(readFileSync(file, 'utf8'));
  const shapes = readFileSync(file, 'utf8').replace(/^[\s\S]*?<svg[^>]*>/, '').replace('</svg>', '').replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="${viewBox}">${shapes}</symbol>`;
});
writeFileSync(join(lib, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
