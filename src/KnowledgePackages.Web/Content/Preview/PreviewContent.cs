using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Lint;

namespace KnowledgePackages.Web.Content.Preview;

/// <summary>
/// Holds the state of the folder that an editor works on: its current files and problems, and the last content without problems.
/// </summary>
internal sealed class PreviewContent(ContentFolder folder, FindingSeverity missingTranslations) : ITakesChanges
{
    private volatile PreviewState _state = new(0, null, [], []);

    /// <summary>Raised after each change of <see cref="State"/>.</summary>
    public event Action? Changed;

    public PreviewState State => _state;

    /// <inheritdoc/>
    public bool Load()
    {
        var (files, findings, wasRead) = Read();
        var content = ContentLoader.Load(files, ContentFolder.Requirements) is ContentResult.Loaded loaded
            ? loaded.Content
            : _state.Content;
        _state = new(_state.Revision + 1, content, wasRead ? files : _state.Files, findings);
        Changed?.Invoke();
        return wasRead;
    }

    private (IReadOnlyList<ContentFile> Files, IReadOnlyList<ContentFinding> Findings, bool WasRead) Read()
    {
        try
        {
            var files = folder.Read();
            return (files, ContentCommand.Check(files, missingTranslations), true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var problem = new ContentProblem(
                "",
                null,
                null,
                $"{folder.Path} cannot be read ({exception.Message}).",
                "Put the folder back, or close what holds the file."
            );
            return ([], [new ContentFinding(FindingSeverity.Error, problem)], false);
        }
    }
}

/// <summary>One state of the folder.</summary>
/// <param name="Revision">The number of this state. Each change increases it by one.</param>
/// <param name="Content">The last content without errors; null if there was none yet.</param>
/// <param name="Files">All files of the folder, valid or not.</param>
/// <param name="Findings">The problems in these files.</param>
internal sealed record PreviewState(
    int Revision,
    DialogsContent? Content,
    IReadOnlyList<ContentFile> Files,
    IReadOnlyList<ContentFinding> Findings
)
{
    /// <summary>Whether <see cref="Content"/> is the folder's current state. True if the current state has no errors.</summary>
    public bool IsGood => Content is not null && !Findings.Any(found => found.Severity == FindingSeverity.Error);
}
