internal import Glibc

/// Has the system's time zone looked up once: libraries that turn the dates of archives into local time would look for
/// a changed one at each of them.
///
/// To be called first of all, while nothing else runs that may read the environment.
public func keepTimeZone() {
    setenv("TZ", ":/etc/localtime", 0)
}
