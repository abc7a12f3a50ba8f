/** The system's own windows and menus that Accord opens: like Accord's, they are for no hand but the employee's. */
export interface NativeDialogs {
  isOpen(): boolean;
  /** `show` opens one, and is done once it is closed. */
  during<T>(show: () => Promise<T>): Promise<T>;
  /** One has opened; what is given back says that it is closed, and is harmless the second time. */
  opened(): () => void;
}

/** `appeared` is called when one opens and none was open. */
export function nativeDialogs(appeared: () => void): NativeDialogs {
  const open = new Set<object>();
  const opened: NativeDialogs['opened'] = () => {
    const one = {};
    open.add(one);
    if (open.size === 1) appeared();
    return () => void open.delete(one);
  };
  return {
    isOpen: () => open.size > 0,
    opened,
    during: async (show) => {
      const closed = opened();
      try {
        return await show();
      } finally {
        closed();
      }
    },
  };
}
