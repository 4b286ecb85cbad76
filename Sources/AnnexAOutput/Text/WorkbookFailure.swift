import ResultFiles
import XLSXWriter

extension OutputError {
    /// Why a workbook could not be written at that path, in the words that other files' failures have.
    init(_ error: WorkbookWriteError, path: String) {
        switch error {
        case .diskFull: self = .diskFull(path: path)
        case .unwritable(_, let reason): self.init(path: path, reason: "cannot be written: \(reason)")
        default: self.init(path: path, reason: error.description)
        }
    }
}
