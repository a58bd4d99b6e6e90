// libxml2 as Swift sees it. xmlversion.h comes first and loses its ICU switch: the headers of ICU that
// libxml2 would pull in collide with Foundation's own.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

// libxml2 prints some errors on standard error whatever its caller wants. A function with `...` cannot be written in
// Swift, so the one that swallows them stands here; it is set for this thread and for those that come.
static inline void bieumau_swallow(void *context, const char *message, ...) { (void)context; (void)message; }
static inline void bieumau_silence_libxml2(void) {
  xmlSetGenericErrorFunc(NULL, bieumau_swallow);
  xmlThrDefSetGenericErrorFunc(NULL, bieumau_swallow);
}
