//! Files outside of the output folder are never written, replaced or deleted, and only files below the root are read.
