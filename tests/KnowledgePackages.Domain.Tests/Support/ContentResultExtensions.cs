using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Tests.Support;

internal static class ContentResultExtensions
{
    /// <summary>Returns the content. If loading failed, fails the test and shows every problem.</summary>
    public static DialogsContent Expect(this ContentResult result)
    {
        if (result is ContentResult.Failed failed)
        {
            Assert.Fail(string.Join(Environment.NewLine, failed.Problems));
        }

        return Assert.IsType<ContentResult.Loaded>(result).Content;
    }

    public static IReadOnlyList<ContentProblem> ExpectProblems(this ContentResult result) =>
        Assert.IsType<ContentResult.Failed>(result).Problems;
}
