// Node's entry loads the file itself, when it is first needed.
export const offerSecretRules = () => {};
