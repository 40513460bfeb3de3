/** A function that makes a `Class` of a description, and keeps the last one: most questions come about the same one. */
export const kept = (Class) => {
  let last = {};
  return (description) => {
    const key = JSON.stringify(description);
    if (last.key !== key) {
      const old = last.object;
      last = { key, object: new Class(description) };
      old?.free();
    }
    return last.object;
  };
};
