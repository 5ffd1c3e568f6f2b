//! The generator as it is called: what it writes, says and exits with.

mod command_line {
    pub mod check;
    pub mod failure;
    pub mod look;
    pub mod overlay;
    pub mod project;
    mod references;
    pub mod regenerate;
    pub mod report;
}
