//! Server variables never change the authority that a request is sent to.
