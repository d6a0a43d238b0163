/* What the scripts of the site get in place of what browsers refuse to pages of a disk: `import`,
   `fetch`, and addresses that end in a folder. publish/offline/ makes the scripts that call it. */

(() => {
  const SITE = new URL("..", running().src).href;
  const WAIT_MS = 500; // in which a page that is loaded has sent its text
  const PATIENCE_MS = 5_000; // Firefox does not say that a page is missing
  /** Script → what it gives. @type {WeakMap<HTMLScriptElement, any>} */
  const given = new WeakMap();
  /** Address → what the script there exports. @type {Map<string, Promise<any>>} */
  const modules = new Map();
  const isInFrame = parent !== window;

  /** An address; that of a folder of this copy is the address of its page. */
  class PageURL extends URL {
    /**
     * @param {string | URL} address
     * @param {string | URL} [base]
     */
    constructor(address, base) {
      super(address, base);
      if (this.href.startsWith(SITE) && this.pathname.endsWith("/")) this.pathname += "index.html";
    }
  }

  /** Return the script that is running. */
  function running() {
    return /** @type {HTMLScriptElement} */ (document.currentScript);
  }

  /**
   * Load a script, and return what it gives.
   *
   * @param {string} address
   * @returns {Promise<any>}
   */
  function load(address) {
    const script = document.createElement("script");
    return new Promise((resolve, reject) => {
      script.addEventListener("load", () => resolve(given.get(script)));
      script.addEventListener("error", () => reject(new TypeError(`cannot load ${address}`)));
      script.src = address;
      document.head.append(script);
    }).finally(() => script.remove());
  }

  /** @param {string} address */
  function importScript(address) {
    let loaded = modules.get(address);
    if (!loaded) {
      loaded = load(address);
      loaded.catch(() => modules.delete(address));
      modules.set(address, loaded);
    }
    return loaded;
  }

  /**
   * Return the HTML of a page, which it sends from a hidden frame; undefined if there is none.
   *
   * @param {string} address
   * @returns {Promise<string | undefined>}
   */
  function readPage(address) {
    const frame = document.createElement("iframe");
    let stop = () => {};
    return new Promise((resolve, reject) => {
      const hear = (/** @type {MessageEvent} */ { source, data }) => {
        if (source === frame.contentWindow) resolve(data);
      };
      addEventListener("message", hear);
      stop = () => removeEventListener("message", hear);
      frame.addEventListener("load", () => setTimeout(() => resolve(undefined), WAIT_MS));
      setTimeout(() => reject(new TypeError(`cannot load ${address}`)), PATIENCE_MS);
      frame.hidden = true;
      frame.src = address;
      document.body.append(frame);
    }).finally(() => {
      stop();
      frame.remove();
    });
  }

  /** @param {string | URL} address */
  async function fetchFile(address) {
    const { href, pathname } = new PageURL(address);
    if (!pathname.endsWith(".html")) return new Response(await load(`${href}.js`));
    const html = await readPage(href);
    return html === undefined ? new Response(null, { status: 404 }) : new Response(html);
  }

  const paperArchive = {
    /** Called by a script that holds data. @param {string} text */
    give: (text) => given.set(running(), text),

    /**
     * Called by a script of the site. A page in a frame is only read.
     *
     * @param {(address: string, load: (path: string) => Promise<any>, read: typeof fetchFile, url: typeof URL) => any} code
     */
    run(code) {
      if (isInFrame) return;
      const script = running();
      const { src } = script;
      const importFrom = (/** @type {string} */ path) => importScript(new URL(path, src).href);
      given.set(script, code(src, importFrom, fetchFile, PageURL));
    },
  };

  Object.assign(window, { paperArchive });
  if (isInFrame) parent.postMessage(document.documentElement.outerHTML, "*");
})();
