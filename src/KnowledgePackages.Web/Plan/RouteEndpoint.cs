using System.Text.RegularExpressions;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Web.Content;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Serves the picture of a package's stations. In <c>/route/kp2/2-1-0.png</c> each digit is the state of a station (0 ahead, 1 current, 2
/// done); <c>2-1-0.rtl.png</c> is drawn from right to left. The address contains no personal data, so shared caches may store the picture.
/// </summary>
internal static partial class RouteEndpoint
{
    /// <summary>Returns the path of the picture for these stations.</summary>
    public static string PathOf(string package, IReadOnlyList<StopProgress> stops, bool isRightToLeft) =>
        $"/route/{package}/{string.Join('-', stops.Select(stop => (int)stop.State))}{(isRightToLeft ? ".rtl" : "")}.png";

    /// <summary>
    /// Sends the picture. Sends 404 if the content does not have the package, or if the address does not have one digit for each station of
    /// the package.
    /// </summary>
    public static Task ShowAsync(HttpContext context, CurrentContent current)
    {
        var (package, file) = ((string?)context.Request.RouteValues["package"], (string?)context.Request.RouteValues["file"]);
        var match = File().Match(file ?? "");
        var stops = match.Groups["stop"].Captures.Select(stop => (StopState)(stop.ValueSpan[0] - '0')).ToList();
        if (current.Content.FindPackage(package) is not { } known || known.Stations.Count != stops.Count)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var picture = RouteImage.Draw(known.Level, stops, isRightToLeft: match.Groups["rtl"].Success);
        SecurityHeaders.AllowOtherWebsites(context.Response);
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = picture.Length;
        context.Response.Headers.CacheControl = "public, max-age=604800";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(picture, context.RequestAborted).AsTask();
    }

    [GeneratedRegex(@"^(?<stop>[012])(?:-(?<stop>[012])){0,19}(?<rtl>\.rtl)?\.png$")]
    private static partial Regex File();
}
