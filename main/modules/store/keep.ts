/** One value that outlives the process; `write` returns when it is on the disk. */
export interface Keep<T> {
  read(): T;
  write(value: T): void;
}
