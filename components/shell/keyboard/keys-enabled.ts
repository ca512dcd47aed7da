const KEY = "atalaya.keys";

/** May single keys act? People who dictate switch them off: speech would type them by accident. */
export const keysEnabled = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
};

/** Remembers the choice in this browser; where storage is refused it holds for nothing, silently. */
export const setKeysEnabled = (on: boolean): void => {
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // A browser without storage keeps the default.
  }
};
