const { existsSync, readFileSync, statSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { app } = require('electron');

Object.defineProperty(process, 'defaultApp', { value: true });

const args = process.argv.slice(1);
const preloads = takePreloads(args);
const place = args.findIndex((arg) => !arg.startsWith('-'));

if (place === -1) {
  process.stderr.write('electron: give the folder of an application\n');
  app.exit(1);
} else {
  const given = resolve(args[place]);
  process.argv.splice(1, process.argv.length - 1, ...args.slice(place));
  for (const file of preloads) require(file);
  require(describe(given));
}

/** Reads the application's package.json into Electron and gives the file to run. */
function describe(given) {
  if (!existsSync(given) || statSync(given).isFile()) {
    app.setAppPath(dirname(given));
    return given;
  }
  const file = join(given, 'package.json');
  const { name, productName, version, main } = JSON.parse(readFileSync(file, 'utf8'));
  app.setName(productName ?? name);
  if (version !== undefined) app.setVersion(version);
  app.setAppPath(given);
  return join(given, main ?? 'index.js');
}

/** `-r FILE` asks to load a file before the application; test drivers use it. */
function takePreloads(list) {
  const files = [];
  for (let at = list.indexOf('-r'); at !== -1; at = list.indexOf('-r')) files.push(...list.splice(at, 2).slice(1));
  return files;
}
