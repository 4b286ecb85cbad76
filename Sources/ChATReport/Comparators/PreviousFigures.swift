public import CalendarDays
import Foundation

/// The indicators that an earlier run wrote, to tell what has changed since.
public struct PreviousFigures: Sendable {
    /// R of the earlier run.
    public let asAt: CalendarDay
    private let values: [String: Double?]

    /// Why an earlier run's indicators cannot be read.
    public struct Failure: Error, Sendable, CustomStringConvertible {
        /// The file, what is wrong, what to give.
        public let description: String
    }

    /// Reads `indicators.json`, or the folder of results that it lies in.
    ///
    /// - Throws: `Failure` where there is no such file, or it is not what a run writes.
    public init(path: String) throws(Failure) {
        let inFolder = path + "/indicators.json"
        let isFolder = FileManager.default.fileExists(atPath: inFolder)
        let file = isFolder ? inFolder : path
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(
                description:
                    "\(file): cannot be read: give the results of an earlier run, or its indicators.json")
        }
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let day = (object["as_at"] as? String).flatMap(CalendarDay.init(iso:)),
            let indicators = object["indicators"] as? [[String: Any]]
        else {
            throw Failure(description: "\(file): does not hold the indicators that a run writes")
        }
        guard object["cut"] == nil else {
            throw Failure(
                description: "\(file): holds the figures of a part of the return: compare whole with whole")
        }
        asAt = day
        values = Dictionary(
            indicators.compactMap { one in
                (one["id"] as? String).map { ($0, (one["value"] as? NSNumber)?.doubleValue) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// An indicator's value then; nil where the earlier run did not have the indicator, and within it where it had no
    /// value.
    public func value(_ id: String) -> Double?? { values[id] }
}
