/** The system's own windows that Accord opens: like Accord's, they are for no hand but the employee's. */
export interface NativeDialogs {
  isOpen(): boolean;
  /** `show` opens one, and is done once it is closed. */
  during<T>(show: () => Promise<T>): Promise<T>;
}

export function nativeDialogs(): NativeDialogs {
  let open = 0;
  return {
    isOpen: () => open > 0,
    during: async (show) => {
      open += 1;
      try {
        return await show();
      } finally {
        open -= 1;
      }
    },
  };
}
