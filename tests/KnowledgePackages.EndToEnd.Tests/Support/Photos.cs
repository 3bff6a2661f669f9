using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>Where pictures of the page go: <c>artifacts/screenshots</c>, not checked in.</summary>
internal static class Photos
{
    public static string PathOf(string name) => RepositoryFolder.PathTo("artifacts", "screenshots", $"{name}.png");
}
