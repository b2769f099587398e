"""What schemathesis cannot make by itself: bodies of the media types that are no JSON."""

import schemathesis
from hypothesis import strategies as st

schemathesis.openapi.media_type("application/pdf", st.binary(max_size=2048).map(lambda tail: b"%PDF-1.7\n" + tail))
