// Where things are: the project, and the per-user cache of tools.
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/** A path in the project. */
export const root = (...parts) => resolve(import.meta.dirname, "..", ...parts);

const userCache = {
  darwin: join(homedir(), "Library", "Caches"),
  win32: process.env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"),
}[process.platform] ?? process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");

/** A path in the cache, which POINTSMAN_CACHE can move. */
export const cache = (...parts) => join(process.env.POINTSMAN_CACHE ?? join(userCache, "pointsman"), ...parts);

/** Where a tool of that version is installed: never among the user's own. */
export const toolHome = ({ name, version }) => cache("tools", `${name}-${version}`);

/** The environment in which the tools are found, and these versions before any others. */
export const withTools = (tools) => ({
  ...process.env,
  PATH: [...tools.map((tool) => join(toolHome(tool), "bin")), root("node_modules", ".bin"), process.env.PATH].join(delimiter),
});
