internal import CLinux

/// Gives memory that was freed back to the system, so that many returns need no more than the largest.
public func returnFreedMemory() {
    _ = malloc_trim(0)
}
