--- Shows what the film amounts to.
local asking = require('storyc.asking')

local M = {}

local function clock(seconds)
  return ('%d:%02d'):format(math.floor(seconds / 60), math.floor(seconds % 60))
end

local function lines_of(told)
  local lines = {
    ('%d scenes, %d shots, %d clips'):format(told.scenes, told.shots, told.segments),
    ('%s (%s to %s)'):format(
      clock(told.seconds.likely), clock(told.seconds.least), clock(told.seconds.most)
    ),
  }
  if type(told.price) == 'string' then
    table.insert(lines, told.price)
  end
  for _, person in ipairs(told.cast) do
    table.insert(
      lines,
      ('%s: %d speeches, %.0f %%'):format(person.name, person.speeches, 100 * person.share)
    )
  end
  return lines
end

--- Print the statistics of the current script.
function M.show()
  local script = vim.api.nvim_get_current_buf()
  local params = { textDocument = { uri = vim.uri_from_bufnr(script) } }
  asking.ask(script, 'storyc/statistics', params, function(told)
    vim.notify(table.concat(lines_of(told), '\n'))
  end)
end

return M
