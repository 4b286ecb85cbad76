internal import Glibc

/// Keeps other runs out of a folder for as long as it lives, and leaves nothing behind, however the program ends.
final class FolderLock: Sendable {
    private let descriptor: CInt

    init(path: String) throws(OutputError) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
        // a file system that knows no locks is used without
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            throw OutputError(
                path: path,
                reason:
                    "another run is writing into this folder: wait until it has ended, or give another folder"
            )
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
