//! Names of files and modules that some system or compiler refuses.
