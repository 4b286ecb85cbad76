internal import Glibc

/// What stands at a path.
///
/// Foundation asks for the owner's name besides, which opens a socket to the system's name service.
public enum Standing: Sendable {
    /// Nothing that can be seen.
    case nothing
    /// A folder, or a link to one.
    case folder
    /// Anything else.
    case file

    /// What stands at that path.
    public init(at path: String) {
        var status = stat()
        if stat(path, &status) != 0 {
            self = .nothing
        } else {
            self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
        }
    }
}
