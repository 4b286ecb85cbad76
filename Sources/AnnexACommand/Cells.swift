import AnnexAOutput
import ArgumentParser
import OOXMLParts
import ResultFiles

struct Cells: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cells", abstract: "Prints every non-empty cell of a workbook, one JSON line each.",
        discussion: "Cells are told as they stand: nothing of Annex A is looked at, whatever --schemas names."
    )

    @Argument(help: "The workbook, or a CSV file.", completion: .file(extensions: InputPaths.endings))
    var file: String

    @Option(help: "The form of the output.")
    var format: CellFormat = .jsonl

    @Flag(help: "Type every cell and print only how many there are.")
    var count = false

    @OptionGroup var limits: LimitOptions
    @OptionGroup var schemas: SchemaOptions
    @OptionGroup var report: ReportOptions

    enum CellFormat: String, ExpressibleByArgument, CaseIterable {
        case jsonl
    }

    func run() async throws {
        do {
            if count {
                Program.tell(String(try await CellLines.count(workbookAt: file, limits: limits.limits)))
            } else {
                var output = StandardStream.output()
                try CellLines.write(workbookAt: file, limits: limits.limits, to: &output)
            }
        } catch let error as XLSXError {
            throw Outcome([error])
        } catch CellLinesError.unreadable(let error) {
            throw Outcome([error])
        } catch CellLinesError.unwritable(let error) {
            throw Outcome.unwritable(error)
        }
    }
}
