// `pointsman/secret-rules`: gives the scanner's engine for users' rules to the entries that do not have it with them.
import { offerSecretRules } from "#load-secret-rules";

offerSecretRules();
