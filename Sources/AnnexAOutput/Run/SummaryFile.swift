public import AnnexADataset
public import ChATReport
public import ResultFiles

/// The summary of one return, as a workbook and as a web page.
public struct SummaryFile {
    /// The summary of a return.
    public init(query: ReturnQuery, indicators: [Indicator], record: RunRecord, laName: String?) {}

    /// Writes the workbook at that path.
    public func write(to path: String) throws(OutputError) {}

    /// The web page.
    public var html: String { "" }
}
