// `pointsman/jsonata`: gives JSONata to the entries that do not have it with them, because it is larger than they are.
import { offerJsonata } from "#load-jsonata";

offerJsonata();
