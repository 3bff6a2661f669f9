namespace KnowledgePackages.Web;

/// <summary>Finds the folder with the program's own files: content, page and settings.</summary>
internal static class ProgramFolder
{
    private static readonly string[] ContentRootVariables = ["ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT"];

    /// <summary>
    /// Returns the options of a host whose files lie beside the published program, whatever the working directory is. A program that was
    /// built but not published uses the working directory. The settings of ASP.NET Core can name another folder.
    /// </summary>
    public static WebApplicationOptions Options(string[] arguments) => new()
    {
        Args = arguments,
        ContentRootPath = IsPublished && !IsNamed(arguments) ? AppContext.BaseDirectory : null,
    };

    private static bool IsPublished => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "dialogs-content"));

    private static bool IsNamed(string[] arguments) =>
        Array.Exists(ContentRootVariables, name => Environment.GetEnvironmentVariable(name) is { Length: > 0 })
        || Array.Exists(
            arguments,
            argument => argument.TrimStart('-', '/').Split('=')[0].Equals("contentRoot", StringComparison.OrdinalIgnoreCase)
        );
}
