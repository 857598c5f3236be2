--- Shows the compiled prompt of the clip under the cursor beside the script, and keeps it current.
local asking = require('storyc.asking')

local M = {}

--- What is shown: the buffer of the prompt, the script's buffer, the place in it, the prompt's uri.
local shown = nil

local function is_visible()
  return shown and vim.api.nvim_buf_is_valid(shown.buffer) and vim.fn.bufwinid(shown.buffer) ~= -1
end

local function position_in(script)
  local client = asking.client(script)
  local encoding = client and client.offset_encoding or 'utf-16'
  return vim.lsp.util.make_position_params(0, encoding).position
end

local function head_of(told)
  local head = ('%s · %.1f s · %d / %d tokens'):format(
    told.slate, told.seconds, told.tokens, told.maxTokens
  )
  return type(told.price) == 'string' and head .. ' · ' .. told.price or head
end

local function write(told)
  vim.bo[shown.buffer].modifiable = true
  vim.api.nvim_buf_set_lines(shown.buffer, 0, -1, false, vim.split(told.text, '\n'))
  vim.bo[shown.buffer].modifiable = false
  vim.wo[vim.fn.bufwinid(shown.buffer)].statusline = head_of(told):gsub('%%', '%%%%')
end

--- Go from the prompt's word under the cursor to the line of the script that it came from.
local function go_to_script()
  local params = { textDocument = { uri = shown.uri }, position = position_in(shown.script) }
  asking.ask(shown.script, 'textDocument/definition', params, function(result)
    local found = result and (result.uri and result or result[1])
    if not found then
      return vim.notify('No line of the script is behind this.')
    end
    local window = vim.fn.bufwinid(vim.uri_to_bufnr(found.uri or found.targetUri))
    local start = (found.range or found.targetSelectionRange).start
    if window ~= -1 then
      vim.api.nvim_set_current_win(window)
      vim.api.nvim_win_set_cursor(window, { start.line + 1, 0 })
    end
  end)
end

local function open_window()
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.bo[buffer].filetype = 'story-prompt'
  vim.bo[buffer].bufhidden = 'wipe'
  local script_window = vim.api.nvim_get_current_win()
  vim.cmd('rightbelow vsplit')
  vim.api.nvim_win_set_buf(0, buffer)
  vim.wo.wrap, vim.wo.linebreak = true, true
  vim.keymap.set('n', 'gd', go_to_script, { buffer = buffer, desc = 'the line of the script' })
  vim.api.nvim_set_current_win(script_window)
  return buffer
end

local function put(script, position, told)
  if not is_visible() then
    shown = { buffer = open_window() }
  end
  shown.script, shown.position, shown.uri = script, position, told.uri
  write(told)
end

local function ask(script, position, missing)
  local params = { textDocument = { uri = vim.uri_from_bufnr(script) }, position = position }
  asking.ask(script, 'storyc/prompt', params, function(told)
    if type(told) == 'table' then
      put(script, position, told)
    else
      missing()
    end
  end)
end

--- Show the prompt of the clip at a place: that of the cursor unless one is given.
--- @param script number|nil
--- @param position table|nil as the protocol counts
function M.show(script, position)
  script = script or vim.api.nvim_get_current_buf()
  ask(script, position or position_in(script), function()
    vim.notify('No clip is planned here: look at the errors of the script first.')
  end)
end

--- Ask again for what is shown: the script was planned anew.
function M.refresh()
  if is_visible() then
    ask(shown.script, shown.position, function() end)
  end
end

--- Go on to the clip that the cursor of the script went to.
function M.follow()
  local script = vim.api.nvim_get_current_buf()
  if is_visible() and script == shown.script then
    ask(script, position_in(script), function() end)
  end
end

return M
