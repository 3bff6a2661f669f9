using System.Globalization;
using System.Text;
using QRCoder;

namespace KnowledgePackages.Web.Plan;

/// <summary>Draws an address as a QR code, so that people with the printed plan can open the address with a phone.</summary>
internal static class QrPicture
{
    /// <summary>Returns the code as SVG, without a text alternative. The caller must show the address beside it.</summary>
    public static string Draw(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            // Draw one stroke for each run of dark modules, so that the SVG is small.
            for (var x = 0; x < rows[y].Length; x++)
            {
                var start = x;
                while (x < rows[y].Length && rows[y][x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1H{start}");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg class="code" viewBox="0 0 {rows.Count} {rows.Count}" aria-hidden="true" focusable="false"><path d="{path}"/></svg>
            """
        );
    }
}
