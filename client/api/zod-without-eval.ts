import { z } from "zod";

// zod compiles validators with `new Function` unless told not to before the first schema is made;
// under the page's content security policy every attempt is a reported violation.
z.config({ jitless: true });
