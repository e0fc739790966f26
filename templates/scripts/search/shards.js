// Data that comes when it is needed, in classic scripts, because `fetch` fails from file://: a file assets/explore/NAME.js
// calls atlasShard("NAME", value). Numbers come packed (generator/export/explore_shards.py).
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { home, make } = atlas;
  const asked = new Map();
  const come = new Map();

  globalThis.atlasShard = (name, value) => come.set(name, value);

  // A promise that a script has run; one that failed is asked for again the next time.
  const loadScript = (path) => {
    if (!asked.has(path)) {
      const promise = new Promise((resolve, reject) => {
        const script = make("script", { src: home() + path });
        script.addEventListener("load", () => {
          script.remove();
          resolve();
        });
        script.addEventListener("error", () => {
          asked.delete(path);
          script.remove();
          reject(new Error("A part of the data could not be loaded."));
        });
        document.head.append(script);
      });
      asked.set(path, promise);
    }
    return asked.get(path);
  };

  // The value of a shard. It is handed over once: whoever asks keeps what it needs of it.
  const shard = async (name) => {
    await loadScript(`assets/explore/${name}.js`);
    const value = come.get(name);
    come.delete(name);
    return value;
  };

  const bytesOf = (text) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
    return bytes;
  };

  const unpack = ([width, text]) => {
    const bytes = bytesOf(text);
    return width === 1 ? bytes : new (width === 2 ? Uint16Array : Uint32Array)(bytes.buffer);
  };

  // Where each row's values begin, and after the last where they end.
  const startsOf = (lengths) => {
    const starts = new Uint32Array(lengths.length + 1);
    for (let row = 0; row < lengths.length; row++) starts[row + 1] = starts[row] + lengths[row];
    return starts;
  };

  Object.assign(atlas, { loadScript, shard, startsOf, unpack });
})();
