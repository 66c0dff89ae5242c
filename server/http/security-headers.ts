import type { RequestHandler } from "express";
import helmet from "helmet";

/** What the pages never ask a browser for, so that nothing that gets into them can. */
const UNUSED_POWERS =
  "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/**
 * The content security policy and its companions. No inline script or style: Lit uses constructed
 * style sheets, which the policy does not touch.
 */
export function createSecurityHeaders(): RequestHandler {
  const helmetHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: "deny" },
    // The server speaks plain HTTP; whoever puts TLS before it decides on this for the host.
    strictTransportSecurity: false,
    referrerPolicy: { policy: "no-referrer" },
  });
  return (request, response, next) => {
    response.set("Permissions-Policy", UNUSED_POWERS);
    helmetHeaders(request, response, next);
  };
}
